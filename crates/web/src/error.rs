//! What can go wrong with a request, as one type. A handler returns it; [`crate::guard::enter`] makes the page or the
//! JSON of it in the reader's language.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};

/// Why a request is not answered as asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Absent, or nothing of this reader's: never told apart.
    NotFound,
    /// The last sign of a reference does not fit the others.
    MistypedReference,
    /// Nobody is signed in; `next` is where to go afterwards.
    SignIn {
        /// Path and query on this server.
        next: String,
    },
    /// A form came from a session that has ended; what was typed travels, sealed, through signing in.
    SignedOut {
        /// The page on which the form stands.
        home: String,
        /// What was typed, sealed.
        kept: String,
    },
    /// Nobody is signed in, said to a programme.
    Unauthorised,
    /// A posted form that this server did not hand out to this session, or that comes from elsewhere.
    Forged,
    /// A form that has been sent before.
    Replayed,
    /// A form with a field that it does not have, or has twice, or none of one that it must have.
    Form {
        /// The field as it was posted, shortened.
        field: String,
    },
    /// Bytes that are no text.
    Encoding,
    /// A sign that is no text, such as NUL.
    ControlSign {
        /// The field as it was posted, shortened.
        field: String,
    },
    /// Another kind of content than a form.
    ContentType,
    /// More bytes than are read.
    TooLarge {
        /// The most, in MiB.
        limit: u64,
    },
    /// A method that the address does not know.
    Method,
    /// An address or a question that cannot be read.
    Question,
    /// The request took too long to arrive or to answer.
    TooSlow,
    /// A store that cannot be written or read just now.
    Busy,
    /// A mistake of our own. The text is for the log alone.
    Broken(String),
}

impl Fault {
    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound | Self::MistypedReference => StatusCode::NOT_FOUND,
            Self::SignIn { .. } => StatusCode::SEE_OTHER,
            Self::SignedOut { .. } | Self::Unauthorised => StatusCode::UNAUTHORIZED,
            Self::Forged | Self::Replayed => StatusCode::FORBIDDEN,
            Self::Form { .. } | Self::Encoding | Self::ControlSign { .. } | Self::Question => {
                StatusCode::BAD_REQUEST
            }
            Self::ContentType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The name of its texts: `error-<name>-title`, `error-<name>`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::MistypedReference => "mistyped",
            Self::SignIn { .. } | Self::SignedOut { .. } | Self::Unauthorised => "sign-in",
            Self::Forged => "forged",
            Self::Replayed => "replayed",
            Self::Form { .. } => "form",
            Self::Encoding => "encoding",
            Self::ControlSign { .. } => "control-sign",
            Self::ContentType => "content-type",
            Self::TooLarge { .. } => "too-large",
            Self::Method => "method",
            Self::Question => "question",
            Self::TooSlow => "too-slow",
            Self::Busy => "busy",
            Self::Broken(_) => "broken",
        }
    }

    /// What a status means that another layer answered with.
    pub fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::Method,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge { limit: 1 },
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::ContentType,
            StatusCode::REQUEST_TIMEOUT => Self::TooSlow,
            status if status.is_client_error() => Self::Question,
            status => Self::Broken(format!("answered {status} without a page")),
        }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<journal::Fault> for Fault {
    fn from(fault: journal::Fault) -> Self {
        tracing::error!(%fault, "the journal");
        Self::Busy
    }
}

impl From<askama::Error> for Fault {
    fn from(error: askama::Error) -> Self {
        Self::Broken(format!("a template: {error}"))
    }
}
