//! The browser's entry on pages that find a place.

fn main() {
    tuoyu_site::browser::boot::<tuoyu_site::live::places::Places>();
}
