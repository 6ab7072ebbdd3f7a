public func importCalendar(_ request: ImportRequest) throws -> ImportReport { ImportReport() }
