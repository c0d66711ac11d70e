//! The browser's entry on the shortlist.

fn main() {
    tuoyu_site::browser::boot::<tuoyu_site::live::shortlist::Shortlist>();
}
