//! Closed word lists: one enum each, one code in the data, one term on the page. The other crates declare theirs by the same macro.

/// Declares an enum whose every variant has a code (as written in the data and in URLs) and a Chinese term.
///
/// Attributes before the name are the enum's own. The crate that declares one needs `serde`.
#[macro_export]
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $code:literal $term:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$variant_meta])* #[serde(rename = $code)] $variant,)+
        }

        impl $name {
            /// Every value, in the order they are shown.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The code in the data and in URLs.
            pub fn code(self) -> &'static str {
                match self { $($name::$variant => $code,)+ }
            }

            /// The term, as shown on the page.
            pub fn term(self) -> &'static str {
                match self { $($name::$variant => $term,)+ }
            }

            /// The value with this code, `None` for a code this version does not know.
            pub fn from_code(code: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|value| value.code() == code)
            }
        }
    };
}

/// The register's own lists are part of the export, so they have a JSON Schema too.
macro_rules! exported_vocabulary {
    ($($words:tt)+) => {
        $crate::vocabulary! { #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))] $($words)+ }
    };
}

pub(crate) use exported_vocabulary as vocabulary;
