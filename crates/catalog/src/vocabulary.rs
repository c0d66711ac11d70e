//! The register's closed word lists: one enum each, one code in the data, one official term on the page.

/// Declares an enum whose every variant has a code (as written in the export and in URLs) and an official Chinese term.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $code:literal $term:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$variant_meta])* #[serde(rename = $code)] $variant,)+
        }

        impl $name {
            /// Every value, in the order they are shown.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The code in the export and in URLs.
            pub fn code(self) -> &'static str {
                match self { $($name::$variant => $code,)+ }
            }

            /// The official term, as shown on the page.
            pub fn term(self) -> &'static str {
                match self { $($name::$variant => $term,)+ }
            }

            /// The value with this code, `None` for a code this version does not know.
            pub fn from_code(code: &str) -> Option<$name> {
                match code { $($code => Some($name::$variant),)+ _ => None }
            }
        }
    };
}

pub(crate) use vocabulary;
