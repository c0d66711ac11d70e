//! The browser's entry on pages that work out what is due to whom.

fn main() {
    tuoyu_site::browser::boot::<tuoyu_site::live::policies::Policies>();
}
