internal import SourceText

/// What other generators' fields are called here: a table of their names, by meaning.
enum FieldGuesses {
    /// A meaning that each kind has a field of its own for, or none.
    enum Ours: Sendable {
        case field(String)
        /// The first of these that the kind has.
        case first([String])
        /// When something begins or ends, for kinds in the calendar; else the second.
        case start(or: String)
        case end
        /// A film by its id on YouTube.
        case film
        /// Never taken over and not worth a word: it steered the old generator.
        case machinery
    }

    /// In the order in which they win; names in small letters with underscores.
    static let table: [(theirs: [String], ours: Ours)] = [
        (["title", "name", "display_name", "heading", "headline", "pagetitle", "label"], .field("title")),
        (
            [
                "summary", "description", "deck", "excerpt", "lead", "abstract", "subtitle", "intro", "teaser", "desc",
                "short_description", "lede", "dek", "subhead", "seo_description", "overview",
            ], .field("summary")
        ),
        (
            [
                "start", "start_date", "startdate", "starts", "start_time", "starttime", "date_start", "datestart",
                "event_date", "eventdate", "begin", "when", "event_start",
            ], .start(or: "date")
        ),
        (
            [
                "date", "pubdate", "published", "pub_date", "published_at", "publishedat", "date_published",
                "datepublished", "publish_date", "created", "created_at", "createdat", "posted", "post_date",
                "published_date", "publisheddate", "created_date", "datetime",
            ], .start(or: "date")
        ),
        (["publishdate", "publish_at", "publish_on"], .field("publish_at")),
        (
            [
                "end", "end_date", "enddate", "ends", "end_time", "endtime", "date_end", "dateend", "finish",
                "event_end", "until",
            ], .end
        ),
        (
            [
                "updated", "lastmod", "modified", "last_modified_at", "last_modified", "lastmodified", "updated_at",
                "updatedat", "updateddate", "updated_date", "last_updated", "lastupdated", "date_modified",
                "datemodified", "modified_date", "moddate", "date_updated", "last_reviewed",
            ], .field("updated")
        ),
        (
            [
                "expires", "expirydate", "expiry_date", "expiration", "expiration_date", "unpublishdate", "expire",
                "expires_at", "expirationdate", "unpublish_on",
            ], .field("expires")
        ),
        (
            [
                "tags", "tag", "topics", "topic", "categories", "category", "keywords", "keyword", "subjects", "labels",
                "taxonomy",
            ], .field("tags")
        ),
        (["authors", "author", "byline", "creator", "writer", "by"], .field("authors")),
        (
            [
                "image", "cover", "featured_image", "featuredimage", "thumbnail", "hero", "heroimage", "hero_image",
                "banner", "primary_image", "images", "og_image", "coverimage", "cover_image", "feature_image",
                "header_image", "teaser_image", "picture", "social_image", "thumb", "card_image", "lead_image",
                "featured",
            ], .field("image")
        ),
        (["photo", "avatar", "profile_photo", "headshot", "portrait"], .first(["photo", "image"])),
        (
            [
                "image_alt", "alt", "imagealt", "image_alt_text", "featured_image_alt", "alt_text", "hero_alt",
                "coveralt",
            ], .field("image_alt")
        ),
        (["place", "location", "venue", "venue_name", "where", "place_name"], .field("place")),
        (["address", "street_address"], .first(["address", "place"])),
        (
            ["organizers", "organizer", "organiser", "event_organizer", "organisers", "organized_by", "host", "hosts"],
            .field("organizers")
        ),
        (
            [
                "units", "unit", "department", "departments", "agency_full_name", "agency", "organization",
                "organisation", "team", "office",
            ], .field("units")
        ),
        (["role", "job_title", "jobtitle", "position", "job", "post"], .field("role")),
        (
            ["registration_url", "registration", "register", "register_url", "signup", "rsvp", "tickets"],
            .field("registration_url")
        ),
        (
            [
                "online_url", "event_url", "meeting_url", "webinar_url", "zoom", "online", "join_url", "source_url",
                "link", "external_url", "website", "domain",
            ], .first(["online_url"])
        ),
        (["recording_url", "recording", "video_url", "youtube"], .first(["recording_url", "video"])),
        (["video"], .first(["video", "recording_url"])),
        (["youtube_id", "youtubeid", "video_id"], .film),
        (
            ["weight", "order", "nav_order", "sort", "sort_order", "sidebar_position", "menu_order", "priority"],
            .field("weight")
        ),
        (["draft", "unpublished", "is_draft", "isdraft"], .field("draft")),
        (["aliases", "alias", "redirect_from", "redirects", "old_urls", "redirectfrom"], .field("aliases")),
        (["phone", "telephone", "tel", "phone_number"], .field("phone")),
        (["email", "mail", "contact_email", "contact"], .field("email")),
        (["hours", "opening_hours"], .field("hours")),
        (["price", "cost", "fee", "admission"], .first(["price", "fee"])),
        (["noindex", "no_index"], .field("noindex")),
        (["related", "related_posts", "see_also"], .field("related")),
        (["number", "doc_number"], .field("number")),
        (["lat", "latitude"], .field("latitude")), (["lng", "lon", "long", "longitude"], .field("longitude")),
        (["recurrence", "rrule", "repeat"], .field("recurrence")),
        (["allday", "all_day"], .field("all_day")),
        (["source", "source_name"], .field("source")),
        (["signature"], .field("signature")),
        (
            [
                "layout", "template", "url", "permalink", "slug", "id", "uid", "uuid", "guid", "outputs", "cascade",
                "build", "_build", "markup", "headless",
                "linktitle", "eleventynavigation", "eleventyexcludefromcollections", "toc", "comments", "share", "math",
                "mathjax", "katex", "pin",
                "published_url", "sitemap", "iscjklanguage", "resources", "cspell", "cspell:ignore", "lang", "language",
                "locale", "translationkey",
                "page_type", "content_template", "main_menu", "class", "bodyclass", "body_class", "type", "menu",
                "sidebar", "nav", "parent",
                "hide_title", "noedit", "hide_feedback", "default_lang_commit", "developer_note", "view_toc", "search",
                "excludefromsearch", "robots", "wordpress_id",
                "_schema", "__typename", "status", "post_type", "format", "meta", "disqus_identifier", "comment_status",
                "ping_status", "guide_weight", "color", "icon",
            ], .machinery
        ),
    ]

    /// Their name as the table has it.
    static func folded(_ key: String) -> String {
        key.lowercased().replacing(bytes: "-", with: "_").replacing(bytes: " ", with: "_")
    }

    static let rank: [String: Int] = {
        var rank: [String: Int] = [:]
        for (index, row) in table.enumerated() {
            for (position, name) in row.theirs.enumerated() where rank[name] == nil {
                rank[name] = index * 100 + position
            }
        }
        return rank
    }()

    static func ours(_ key: String) -> Ours? { rank[folded(key)].map { table[$0 / 100].ours } }
}
