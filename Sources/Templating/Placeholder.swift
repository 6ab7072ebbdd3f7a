internal import SourceText
