public func importDocument(_ request: ImportRequest) throws -> ImportReport { ImportReport() }
