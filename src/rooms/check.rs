//! The browser's entry on pages that answer whether a place is filed.

fn main() {
    tuoyu_site::browser::boot::<tuoyu_site::live::check::Check>();
}
