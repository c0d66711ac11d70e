//! Whose addresses may be linked: public authorities only.
//!
//! An address is held to a narrower form than the web allows, so that what this module calls the host is what every
//! browser calls the host: no user name, no port, no backslash, no letters outside ASCII.

/// Domains whose every host is an authority's: China's public authorities (the National People's Congress and the
/// health commissions among them) and the World Health Organization.
const AUTHORITY_DOMAINS: [&str; 2] = ["gov.cn", "who.int"];

/// Whether `host` is the host of a public authority.
pub fn is_authority_host(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    AUTHORITY_DOMAINS.iter().any(|domain| {
        host.strip_suffix(domain).is_some_and(|front| front.is_empty() || front.len() > 1 && front.ends_with('.'))
    })
}

/// Whether `url` is an `https` address of a public authority, written plainly.
pub fn is_authority_url(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://") else { return false };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at_checked(end).unwrap_or((rest, ""));
    let plain_host = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
    let plain_path = path.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'\\' | b'"' | b'<' | b'>'));
    plain_host && plain_path && is_authority_host(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authority_hosts_end_in_an_authority_domain_at_a_dot() {
        for (host, authority) in [
            ("www.gov.cn", true),
            ("gov.cn", true),
            ("www.NHC.gov.cn", true),
            ("www.npc.gov.cn", true),
            ("www.who.int", true),
            ("who.int", true),
            ("fakegov.cn", false),
            (".gov.cn", false),
            ("gov.cn.example.com", false),
            ("www.163.com", false),
            ("", false),
        ] {
            assert_eq!(is_authority_host(host), authority, "{host}");
        }
    }

    #[test]
    fn authority_urls_are_https_and_plain() {
        for (url, authority) in [
            ("https://www.gov.cn", true),
            ("https://www.gov.cn/zhengce/content/202410/content_6983485.htm?a=1#b", true),
            ("http://www.gov.cn/", false),
            ("https://example.com/www.gov.cn/", false),
            ("https://example.com?.gov.cn", false),
            ("https://www.gov.cn@example.com/", false),
            ("https://www.gov.cn:8443/", false),
            ("https://example.com\\.gov.cn/", false),
            ("https://www.gov.cn/a b", false),
            ("https://www.gov.cn/政策", false),
            ("https://", false),
            ("HTTPS://www.gov.cn/", false),
            ("javascript:alert(1)//www.gov.cn", false),
        ] {
            assert_eq!(is_authority_url(url), authority, "{url}");
        }
    }
}
