// The files of site-template/, put into the program by the compiler (C23, 6.10.4). A test holds this list to the folder;
// VISNYK_WRITE_DOCS=1 swift test --filter builtInTemplate writes it anew.
#include "CSiteTemplate.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file0[] = {
#embed "../../site-template/assets/now.js" suffix(,)
    0};
static const unsigned char file1[] = {
#embed "../../site-template/assets/offline.js" suffix(,)
    0};
static const unsigned char file2[] = {
#embed "../../site-template/assets/page.js" suffix(,)
    0};
static const unsigned char file3[] = {
#embed "../../site-template/assets/search-inflate.js" suffix(,)
    0};
static const unsigned char file4[] = {
#embed "../../site-template/assets/search-start.js" suffix(,)
    0};
static const unsigned char file5[] = {
#embed "../../site-template/assets/search.js" suffix(,)
    0};
static const unsigned char file6[] = {
#embed "../../site-template/cards/band.yml" suffix(,)
    0};
static const unsigned char file7[] = {
#embed "../../site-template/cards/poster.yml" suffix(,)
    0};
static const unsigned char file8[] = {
#embed "../../site-template/layouts/page.html" suffix(,)
    0};
static const unsigned char file9[] = {
#embed "../../site-template/pages/404.html" suffix(,)
    0};
static const unsigned char file10[] = {
#embed "../../site-template/pages/alert.html" suffix(,)
    0};
static const unsigned char file11[] = {
#embed "../../site-template/pages/campaign.html" suffix(,)
    0};
static const unsigned char file12[] = {
#embed "../../site-template/pages/consultation.html" suffix(,)
    0};
static const unsigned char file13[] = {
#embed "../../site-template/pages/document.html" suffix(,)
    0};
static const unsigned char file14[] = {
#embed "../../site-template/pages/entry.html" suffix(,)
    0};
static const unsigned char file15[] = {
#embed "../../site-template/pages/event.html" suffix(,)
    0};
static const unsigned char file16[] = {
#embed "../../site-template/pages/feeds.html" suffix(,)
    0};
static const unsigned char file17[] = {
#embed "../../site-template/pages/handout.html" suffix(,)
    0};
static const unsigned char file18[] = {
#embed "../../site-template/pages/home.html" suffix(,)
    0};
static const unsigned char file19[] = {
#embed "../../site-template/pages/list.html" suffix(,)
    0};
static const unsigned char file20[] = {
#embed "../../site-template/pages/lite.html" suffix(,)
    0};
static const unsigned char file21[] = {
#embed "../../site-template/pages/news.html" suffix(,)
    0};
static const unsigned char file22[] = {
#embed "../../site-template/pages/outage.html" suffix(,)
    0};
static const unsigned char file23[] = {
#embed "../../site-template/pages/page.html" suffix(,)
    0};
static const unsigned char file24[] = {
#embed "../../site-template/pages/person.html" suffix(,)
    0};
static const unsigned char file25[] = {
#embed "../../site-template/pages/phones.html" suffix(,)
    0};
static const unsigned char file26[] = {
#embed "../../site-template/pages/place.html" suffix(,)
    0};
static const unsigned char file27[] = {
#embed "../../site-template/pages/poster.html" suffix(,)
    0};
static const unsigned char file28[] = {
#embed "../../site-template/pages/reading.html" suffix(,)
    0};
static const unsigned char file29[] = {
#embed "../../site-template/pages/refuges.html" suffix(,)
    0};
static const unsigned char file30[] = {
#embed "../../site-template/pages/search.html" suffix(,)
    0};
static const unsigned char file31[] = {
#embed "../../site-template/pages/service.html" suffix(,)
    0};
static const unsigned char file32[] = {
#embed "../../site-template/pages/term.html" suffix(,)
    0};
static const unsigned char file33[] = {
#embed "../../site-template/pages/terms.html" suffix(,)
    0};
static const unsigned char file34[] = {
#embed "../../site-template/pages/unit.html" suffix(,)
    0};
static const unsigned char file35[] = {
#embed "../../site-template/partials/action.html" suffix(,)
    0};
static const unsigned char file36[] = {
#embed "../../site-template/partials/answer.html" suffix(,)
    0};
static const unsigned char file37[] = {
#embed "../../site-template/partials/as-of.html" suffix(,)
    0};
static const unsigned char file38[] = {
#embed "../../site-template/partials/card-alert.html" suffix(,)
    0};
static const unsigned char file39[] = {
#embed "../../site-template/partials/card-campaign.html" suffix(,)
    0};
static const unsigned char file40[] = {
#embed "../../site-template/partials/card-consultation.html" suffix(,)
    0};
static const unsigned char file41[] = {
#embed "../../site-template/partials/card-document.html" suffix(,)
    0};
static const unsigned char file42[] = {
#embed "../../site-template/partials/card-event.html" suffix(,)
    0};
static const unsigned char file43[] = {
#embed "../../site-template/partials/card-news.html" suffix(,)
    0};
static const unsigned char file44[] = {
#embed "../../site-template/partials/card-outage.html" suffix(,)
    0};
static const unsigned char file45[] = {
#embed "../../site-template/partials/card-page.html" suffix(,)
    0};
static const unsigned char file46[] = {
#embed "../../site-template/partials/card-person.html" suffix(,)
    0};
static const unsigned char file47[] = {
#embed "../../site-template/partials/card-place.html" suffix(,)
    0};
static const unsigned char file48[] = {
#embed "../../site-template/partials/card-service.html" suffix(,)
    0};
static const unsigned char file49[] = {
#embed "../../site-template/partials/card-unit.html" suffix(,)
    0};
static const unsigned char file50[] = {
#embed "../../site-template/partials/card.html" suffix(,)
    0};
static const unsigned char file51[] = {
#embed "../../site-template/partials/cards.html" suffix(,)
    0};
static const unsigned char file52[] = {
#embed "../../site-template/partials/contents.html" suffix(,)
    0};
static const unsigned char file53[] = {
#embed "../../site-template/partials/correction.html" suffix(,)
    0};
static const unsigned char file54[] = {
#embed "../../site-template/partials/dates.html" suffix(,)
    0};
static const unsigned char file55[] = {
#embed "../../site-template/partials/facts.html" suffix(,)
    0};
static const unsigned char file56[] = {
#embed "../../site-template/partials/faq.html" suffix(,)
    0};
static const unsigned char file57[] = {
#embed "../../site-template/partials/files.html" suffix(,)
    0};
static const unsigned char file58[] = {
#embed "../../site-template/partials/groups.html" suffix(,)
    0};
static const unsigned char file59[] = {
#embed "../../site-template/partials/head.html" suffix(,)
    0};
static const unsigned char file60[] = {
#embed "../../site-template/partials/hotlines.html" suffix(,)
    0};
static const unsigned char file61[] = {
#embed "../../site-template/partials/list.html" suffix(,)
    0};
static const unsigned char file62[] = {
#embed "../../site-template/partials/media.html" suffix(,)
    0};
static const unsigned char file63[] = {
#embed "../../site-template/partials/menu.html" suffix(,)
    0};
static const unsigned char file64[] = {
#embed "../../site-template/partials/more.html" suffix(,)
    0};
static const unsigned char file65[] = {
#embed "../../site-template/partials/picture.html" suffix(,)
    0};
static const unsigned char file66[] = {
#embed "../../site-template/partials/rest.html" suffix(,)
    0};
static const unsigned char file67[] = {
#embed "../../site-template/partials/runs.html" suffix(,)
    0};
static const unsigned char file68[] = {
#embed "../../site-template/partials/search.html" suffix(,)
    0};
static const unsigned char file69[] = {
#embed "../../site-template/partials/sections.html" suffix(,)
    0};
static const unsigned char file70[] = {
#embed "../../site-template/partials/share.html" suffix(,)
    0};
static const unsigned char file71[] = {
#embed "../../site-template/partials/sheet-facts.html" suffix(,)
    0};
static const unsigned char file72[] = {
#embed "../../site-template/partials/sheet-head.html" suffix(,)
    0};
static const unsigned char file73[] = {
#embed "../../site-template/partials/sheet-line.html" suffix(,)
    0};
static const unsigned char file74[] = {
#embed "../../site-template/partials/sheet-phones.html" suffix(,)
    0};
static const unsigned char file75[] = {
#embed "../../site-template/partials/side.html" suffix(,)
    0};
static const unsigned char file76[] = {
#embed "../../site-template/partials/state.html" suffix(,)
    0};
static const unsigned char file77[] = {
#embed "../../site-template/partials/terms.html" suffix(,)
    0};
static const unsigned char file78[] = {
#embed "../../site-template/partials/text.html" suffix(,)
    0};
static const unsigned char file79[] = {
#embed "../../site-template/partials/video.html" suffix(,)
    0};
static const unsigned char file80[] = {
#embed "../../site-template/partials/ways.html" suffix(,)
    0};
static const unsigned char file81[] = {
#embed "../../site-template/search/synonyms.en.tsv" suffix(,)
    0};
static const unsigned char file82[] = {
#embed "../../site-template/search/synonyms.uk.tsv" suffix(,)
    0};
static const unsigned char file83[] = {
#embed "../../site-template/strings/en.yml" suffix(,)
    0};
static const unsigned char file84[] = {
#embed "../../site-template/strings/pl.yml" suffix(,)
    0};
static const unsigned char file85[] = {
#embed "../../site-template/strings/uk.yml" suffix(,)
    0};
static const unsigned char file86[] = {
#embed "../../site-template/styles/feed.css" suffix(,)
    0};
static const unsigned char file87[] = {
#embed "../../site-template/styles/sheet.css" suffix(,)
    0};
static const unsigned char file88[] = {
#embed "../../site-template/styles/site.css" suffix(,)
    0};

#define FILE_AT(path, bytes) {path, bytes, sizeof(bytes) - 1}

static const SiteTemplateFile siteTemplateFiles[] = {
    FILE_AT("assets/now.js", file0),
    FILE_AT("assets/offline.js", file1),
    FILE_AT("assets/page.js", file2),
    FILE_AT("assets/search-inflate.js", file3),
    FILE_AT("assets/search-start.js", file4),
    FILE_AT("assets/search.js", file5),
    FILE_AT("cards/band.yml", file6),
    FILE_AT("cards/poster.yml", file7),
    FILE_AT("layouts/page.html", file8),
    FILE_AT("pages/404.html", file9),
    FILE_AT("pages/alert.html", file10),
    FILE_AT("pages/campaign.html", file11),
    FILE_AT("pages/consultation.html", file12),
    FILE_AT("pages/document.html", file13),
    FILE_AT("pages/entry.html", file14),
    FILE_AT("pages/event.html", file15),
    FILE_AT("pages/feeds.html", file16),
    FILE_AT("pages/handout.html", file17),
    FILE_AT("pages/home.html", file18),
    FILE_AT("pages/list.html", file19),
    FILE_AT("pages/lite.html", file20),
    FILE_AT("pages/news.html", file21),
    FILE_AT("pages/outage.html", file22),
    FILE_AT("pages/page.html", file23),
    FILE_AT("pages/person.html", file24),
    FILE_AT("pages/phones.html", file25),
    FILE_AT("pages/place.html", file26),
    FILE_AT("pages/poster.html", file27),
    FILE_AT("pages/reading.html", file28),
    FILE_AT("pages/refuges.html", file29),
    FILE_AT("pages/search.html", file30),
    FILE_AT("pages/service.html", file31),
    FILE_AT("pages/term.html", file32),
    FILE_AT("pages/terms.html", file33),
    FILE_AT("pages/unit.html", file34),
    FILE_AT("partials/action.html", file35),
    FILE_AT("partials/answer.html", file36),
    FILE_AT("partials/as-of.html", file37),
    FILE_AT("partials/card-alert.html", file38),
    FILE_AT("partials/card-campaign.html", file39),
    FILE_AT("partials/card-consultation.html", file40),
    FILE_AT("partials/card-document.html", file41),
    FILE_AT("partials/card-event.html", file42),
    FILE_AT("partials/card-news.html", file43),
    FILE_AT("partials/card-outage.html", file44),
    FILE_AT("partials/card-page.html", file45),
    FILE_AT("partials/card-person.html", file46),
    FILE_AT("partials/card-place.html", file47),
    FILE_AT("partials/card-service.html", file48),
    FILE_AT("partials/card-unit.html", file49),
    FILE_AT("partials/card.html", file50),
    FILE_AT("partials/cards.html", file51),
    FILE_AT("partials/contents.html", file52),
    FILE_AT("partials/correction.html", file53),
    FILE_AT("partials/dates.html", file54),
    FILE_AT("partials/facts.html", file55),
    FILE_AT("partials/faq.html", file56),
    FILE_AT("partials/files.html", file57),
    FILE_AT("partials/groups.html", file58),
    FILE_AT("partials/head.html", file59),
    FILE_AT("partials/hotlines.html", file60),
    FILE_AT("partials/list.html", file61),
    FILE_AT("partials/media.html", file62),
    FILE_AT("partials/menu.html", file63),
    FILE_AT("partials/more.html", file64),
    FILE_AT("partials/picture.html", file65),
    FILE_AT("partials/rest.html", file66),
    FILE_AT("partials/runs.html", file67),
    FILE_AT("partials/search.html", file68),
    FILE_AT("partials/sections.html", file69),
    FILE_AT("partials/share.html", file70),
    FILE_AT("partials/sheet-facts.html", file71),
    FILE_AT("partials/sheet-head.html", file72),
    FILE_AT("partials/sheet-line.html", file73),
    FILE_AT("partials/sheet-phones.html", file74),
    FILE_AT("partials/side.html", file75),
    FILE_AT("partials/state.html", file76),
    FILE_AT("partials/terms.html", file77),
    FILE_AT("partials/text.html", file78),
    FILE_AT("partials/video.html", file79),
    FILE_AT("partials/ways.html", file80),
    FILE_AT("search/synonyms.en.tsv", file81),
    FILE_AT("search/synonyms.uk.tsv", file82),
    FILE_AT("strings/en.yml", file83),
    FILE_AT("strings/pl.yml", file84),
    FILE_AT("strings/uk.yml", file85),
    FILE_AT("styles/feed.css", file86),
    FILE_AT("styles/sheet.css", file87),
    FILE_AT("styles/site.css", file88),
};

const unsigned long siteTemplateFileCount = sizeof(siteTemplateFiles) / sizeof(siteTemplateFiles[0]);

SiteTemplateFile siteTemplateFile(unsigned long index) { return siteTemplateFiles[index]; }
