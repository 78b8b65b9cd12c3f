//! What an account does besides reading: records, corrects, takes back, imports, and makes mistakes.

use std::collections::{BTreeSet, VecDeque};

use axum::{
    body::Body,
    http::{Request, header},
};
use serde_json::json;

use super::{
    crawl::{Form, forms, links},
    walk::Walk,
};
use crate::common::{Answer, body};

impl Walk<'_> {
    /// Sends a form; what may be read may change by that.
    async fn send(&mut self, action: &str, form: &Form) -> Answer {
        let (token, fields) = form.split();
        self.count.posts += 1;
        let answer = self.browser.post_raw(action, body(&token, &fields)).await;
        self.count.changes += usize::from(answer.status.as_u16() == 303);
        if let Some(file) = self.file(action) {
            let now = self.demo.readable(self.who, file);
            self.may_of[file].extend(now.iter().cloned());
            self.may.extend(now.iter().cloned());
            self.check(action, &answer);
            self.may_of[file] = now;
        } else {
            self.check(action, &answer);
        }
        answer
    }

    /// Posts each form of a page, and those of the answers, to the end.
    async fn send_all(&mut self, address: &str) {
        let page = self.get(address).await;
        let mut waiting: VecDeque<(Form, usize)> =
            forms(&page.body).into_iter().map(|form| (form, 0)).collect();
        while let Some((form, depth)) = waiting.pop_front() {
            let frame = ["/sign-out", "/me/language", "/me/sessions/end", ""].contains(&form.action.as_str());
            if frame || !form.is_post || depth > 2 {
                continue;
            }
            let answer = self.send(&form.action, &form).await;
            waiting.extend(forms(&answer.body).into_iter().map(|form| (form, depth + 1)));
            let next = answer.header("location").to_owned();
            if next.starts_with('/') {
                self.get(&next).await;
            }
        }
    }

    /// Records, corrects, takes back and makes mistakes in some files: the first in which each kind of event can be recorded.
    pub async fn act(&mut self) {
        let (mut recorded, mut corrected) = (BTreeSet::new(), BTreeSet::new());
        for (file, reference) in self.demo.files.iter().enumerate() {
            if !self.demo.sight(self.who, file).is_visible {
                continue;
            }
            let page = format!("/files/{reference}");
            let record = self.get(&format!("{page}/record")).await;
            for link in links(&record.body, &page) {
                let event = link.split("/record/").nth(1).unwrap_or_default();
                if !event.is_empty() && recorded.len() < 12 && recorded.insert(event.to_owned()) {
                    self.send_all(&link).await;
                }
            }
            if corrected.len() < 4 {
                let dossier = self.get(&page).await;
                let rows = dossier.body.split("<li id=\"event-").skip(1);
                let correct = rows
                    .filter_map(|row| links(row, &page).into_iter().find(|link| link.ends_with("/correct")));
                for (number, link) in correct.enumerate().take(2) {
                    if corrected.insert((file, number)) {
                        self.send_all(&link).await;
                    }
                }
            }
        }
    }

    /// Errors of every kind tell nothing: another's form, a wrong address, a wrong method, a wrong type, a conflict.
    pub async fn err(&mut self) {
        let demo = self.demo;
        let visible = (0..demo.files.len()).find(|file| demo.sight(self.who, *file).is_visible);
        let hidden = (0..demo.files.len()).find(|file| !demo.sight(self.who, *file).is_visible).unwrap();
        for file in visible.into_iter().chain([hidden]) {
            let page = format!("/files/{}", demo.files[file]);
            let is_visible = Some(file) == visible;
            for (address, posted, status) in [
                (format!("{page}/record/remark-added"), "form=x&fact.remark=x".to_owned(), 403),
                (format!("{page}/record/remark-added/check"), "fact.remark=%ff".to_owned(), 400),
                (format!("{page}/what-if"), "form=x&event=intake".to_owned(), 405),
                (format!("{page}/events/00/correct/annul"), "form=x&reason=x".to_owned(), 403),
            ] {
                let answer = self.browser.post_raw(&address, posted).await;
                assert_eq!(answer.status.as_u16(), status, "{} posts to {address}", self.who.account());
                self.check(&address, &answer);
            }
            for (address, status) in [
                (format!("{page}/what-if?on.day=99&on.month=1&on.year=2026"), 422),
                (format!("{page}/what-if?event=nothing"), 404),
                (format!("{page}?on=x"), 400),
                (format!("{page}/why/stage-99"), 404),
                (format!("{page}/events/00/correct"), 404),
                (format!("{page}/record/nothing"), 404),
            ] {
                let answer = self.get(&address).await;
                let status = if is_visible || status == 400 { status } else { 404 };
                assert_eq!(answer.status.as_u16(), status, "{} at {address}", self.who.account());
            }
        }
    }

    /// A referral is recorded while a colleague adds a remark: the page of the conflict shows what may be seen.
    pub async fn collide(&mut self) -> bool {
        let demo = self.demo;
        for (file, reference) in demo.files.iter().enumerate() {
            if !demo.sight(self.who, file).is_visible {
                continue;
            }
            let address = format!("/files/{reference}/record/remark-added");
            let page = self.get(&address).await;
            let Some(form) = forms(&page.body).into_iter().find(|form| form.action.starts_with(&address))
            else {
                continue;
            };
            let (token, _) = form.split();
            let who = (self.who.role.as_str(), self.who.office.as_str());
            demo.record(file, who, "remark-added", json!({"remark": "Meanwhile"}));
            self.may_of[file] = demo.readable(self.who, file);
            let fields =
                [("fact.remark", "harmless"), ("on.day", "25"), ("on.month", "11"), ("on.year", "2026")];
            let answer = self.browser.post_raw(&address, body(&token, &fields)).await;
            self.check(&address, &answer);
            answer.has_status(409).says("Meanwhile");
            return true;
        }
        false
    }

    /// A table of referrals: looked at, taken in, and its bad rows fetched.
    pub async fn import(&mut self) -> bool {
        let page = self.get("/import").await;
        if page.status.as_u16() != 200 {
            return false;
        }
        let token = page.token("/import");
        let table = "nbt_on,nbt_region,nbt_setting,nbt_minor,nbt_safe_way,prs_FirstName\r\n\
            2026-03-02,brussels,workplace-inspection,no,own-phone,Invented\r\n2026-13-02,brussels,care,no,own-phone,Bad\r\n";
        let sheet = format!(
            "--sheet\r\nContent-Disposition: form-data; name=\"form\"\r\n\r\n{token}\r\n\
             --sheet\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\
             Content-Type: text/csv\r\n\r\n{table}\r\n--sheet--\r\n"
        );
        let request = Request::post("/import")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=sheet")
            .header("sec-fetch-site", "same-origin");
        let answer = self.browser.send(request.body(Body::from(sheet)).unwrap()).await;
        self.check("/import", &answer);
        self.count.posts += 1;
        self.get("/import").await;
        self.get("/import/bad-rows.csv").await;
        self.send_all("/import").await;
        true
    }
}
