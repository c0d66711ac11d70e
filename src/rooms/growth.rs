//! The browser's entry on pages that follow a child's growth and development.

fn main() {
    tuoyu_site::browser::boot::<tuoyu_site::live::growth::Growth>();
}
