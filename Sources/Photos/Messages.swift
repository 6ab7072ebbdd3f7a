internal import SourceText

extension Message {
    static let pictureEmpty = Message(
        "picture.empty", .error,
        Wording(uk: "файл зображення порожній", en: "the picture's file is empty"),
        hint: Wording(uk: "завантажте зображення ще раз", en: "upload the picture again"))

    static let pictureUnknown = Message(
        "picture.unknown", .error,
        Wording(uk: "це не зображення, хоч файл так і названо", en: "this isn't a picture, whatever its name says"),
        hint: Wording(
            uk: "відкрийте файл на своєму комп’ютері й перевірте, що в ньому",
            en: "open the file on your computer and see what is in it"))

    static let pictureUnsupported = Message(
        "picture.unsupported", .error,
        Wording(uk: "формат {0} не підтримується", en: "{0} pictures aren't supported"),
        hint: Wording(
            uk: "збережіть як JPEG (фото) або PNG (схеми); на iPhone: Параметри → Камера → Формати → Найсумісніші",
            en:
                "save it as JPEG (photographs) or PNG (drawings); on an iPhone: Settings → Camera → Formats → Most Compatible"
        ))

    static let pictureDamaged = Message(
        "picture.damaged", .error,
        Wording(uk: "зображення {0} пошкоджене або обірване", en: "the {0} picture is damaged or cut off"),
        hint: Wording(
            uk: "візьміть файл з камери чи телефона ще раз", en: "take the file from the camera or phone once more"))

    static let pictureTooManyBytes = Message(
        "picture.bytes", .error,
        Wording(
            uk: "файл зображення завеликий: {0} МБ, дозволено {1} МБ",
            en: "the picture's file is too large: {0} MB, at most {1} MB"),
        hint: Wording(uk: "зменште зображення", en: "make the picture smaller"))

    static let pictureTooManyPixels = Message(
        "picture.pixels", .error,
        Wording(
            uk: "зображення завелике: {0} точок, дозволено {1} мільйонів",
            en: "the picture is too large: {0} pixels, at most {1} million"),
        hint: Wording(
            uk: "зменште до 4000 точок за довшою стороною", en: "make it at most 4000 pixels on its longer side"))

    static let pictureBomb = Message(
        "picture.bomb", .error,
        Wording(
            uk: "дані всередині зображення розпаковуються до неймовірного розміру",
            en: "data inside the picture unpack to an absurd size"),
        hint: Wording(
            uk: "відкрийте зображення в редакторі та збережіть заново",
            en: "open the picture in an editor and save it anew"))

    static let pictureActiveSVG = Message(
        "picture.svg.active", .error,
        Wording(uk: "SVG містить виконуваний код: {0}", en: "the SVG carries active content: {0}"),
        hint: Wording(
            uk: "експортуйте малюнок як «звичайний SVG» або PNG", en: "export the drawing as plain SVG or as PNG"))

    static let pictureExternalSVG = Message(
        "picture.svg.external", .error,
        Wording(uk: "SVG звертається до іншого файлу: {0}", en: "the SVG refers to another file: {0}"),
        hint: Wording(
            uk: "вбудуйте все в малюнок або експортуйте як PNG",
            en: "embed everything in the drawing or export it as PNG"))

    static let pictureInSVG = Message(
        "picture.svg.picture", .error,
        Wording(uk: "усередині SVG є фото або інше растрове зображення", en: "the SVG has a picture of pixels inside"),
        hint: Wording(uk: "експортуйте малюнок як PNG", en: "export the drawing as PNG"))

    static let pictureNotStill = Message(
        "picture.still", .error,
        Wording(
            uk: "тут потрібне нерухоме растрове зображення, а не {0}",
            en: "a still picture of pixels is needed here, not {0}"),
        hint: Wording(uk: "збережіть як PNG або JPEG", en: "save it as PNG or JPEG"))
}
