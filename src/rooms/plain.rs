//! The browser's entry on pages in which nothing answers.

fn main() {
    tuoyu_site::browser::boot::<tuoyu_site::live::Plain>();
}
