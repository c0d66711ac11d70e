//! The situations a register can show. Every county has each of them once, so that every page can be seen with it.

/// What is particular about an institution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Situation {
    /// Everything is stated, every badge held.
    Complete,
    /// The filing was refused, with reasons.
    Refused,
    /// The filing was withdrawn.
    Withdrawn,
    /// No longer on the latest list.
    Lapsed,
    /// Closed for good.
    Closed,
    /// Paused.
    Paused,
    /// A result under WS/T 821 is open for objections.
    EvaluationOpen,
    /// Results under two editions of a local scheme: the old one has ended.
    TwoEditions,
    /// Proposed as 普惠.
    AffordableProposed,
    /// No longer 普惠.
    AffordableEnded,
    /// An inspection found something; it has been put right.
    PutRight,
    /// An inspection found something; it has not been put right.
    NotPutRight,
    /// An inspection found something; nobody has said what came of it.
    PutRightUnsaid,
    /// A second place of the one before, under the same credit code.
    Branch,
    /// A result under the scheme that counts As.
    FourAs,
    /// The lowest level, because base indicators were failed.
    Vetoed,
    /// It had another name.
    Renamed,
    /// A model institution.
    Model,
    /// Refused first, filed later.
    FiledLater,
    /// A recognition of another kind.
    OtherBadge,
    /// Open into the evening and at the weekend.
    Evenings,
    /// Known from a recognition list alone: it says nothing of filing, place or care.
    NameOnly,
    /// Nothing particular.
    Ordinary,
}

/// The particular ones, in the order institutions get them.
pub(super) const PARTICULAR: [Situation; 22] = [
    Situation::Complete,
    Situation::Branch,
    Situation::Refused,
    Situation::Withdrawn,
    Situation::Lapsed,
    Situation::Closed,
    Situation::Paused,
    Situation::EvaluationOpen,
    Situation::TwoEditions,
    Situation::AffordableProposed,
    Situation::AffordableEnded,
    Situation::PutRight,
    Situation::NotPutRight,
    Situation::PutRightUnsaid,
    Situation::FourAs,
    Situation::Vetoed,
    Situation::Renamed,
    Situation::Model,
    Situation::FiledLater,
    Situation::OtherBadge,
    Situation::Evenings,
    Situation::NameOnly,
];
