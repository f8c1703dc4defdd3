"""How much of everything is accepted, in one place, each number with its reason."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Limits on files and on what is inside them. Sizes are bytes unless the name says otherwise."""

    # A telephone's photograph is 3 to 12 MB, a scanned letter about 1 MB a page; mail systems stop near 25 MB.
    file_bytes: int = 20 * MEGABYTE
    # More than ten files is a bundle that a person sends in parts; an officer looks at each of them.
    submission_files: int = 10
    submission_bytes: int = 60 * MEGABYTE
    # A body above this gets a page of its own; between the two limits the form itself says what is wrong.
    request_bytes: int = 200 * MEGABYTE
    name_characters: int = 200

    # Decoding takes four bytes a pixel, 160 MB of memory at this limit; telephones make 12 to 16 million as a rule.
    picture_pixels: int = 40_000_000
    # A progressive JPEG of thousands of scans is small and decodes for hours; cameras write about ten scans.
    picture_scans: int = 100
    # Profiles and depth maps come in some hundred segments; five million empty ones are only there to be counted.
    picture_segments: int = 5000
    # The longer side of the copy people see: readable text on a scanned A4 page at about 220 dots an inch.
    shown_side_pixels: int = 2560

    # A workbook has some hundred parts; a million empty entries would fill memory before anything is unpacked.
    archive_entries: int = 5000
    archive_directory_bytes: int = MEGABYTE
    archive_unpacked_bytes: int = 150 * MEGABYTE
    # Repetitive XML packs 20 to 60 times; deflate ends at about 1,030. Small parts are let off: they harm nobody.
    archive_ratio: int = 100
    archive_ratio_counts_from_bytes: int = 5 * MEGABYTE
    # A chart in a letter holds its workbook; that workbook holds nothing further.
    archive_depth: int = 2

    # Seconds for which the virus scanner may say nothing; longer, and the file waits.
    scan_seconds: float = 20.0

    # PDF object streams read while looking for scripts.
    pdf_unpacked_bytes: int = 50 * MEGABYTE
    # Programs put some hundred objects into one stream; a million names of streams are only there to be looked behind.
    pdf_object_streams: int = 20_000
    # `%%EOF` stands at the end; signers and scanners leave a little after it.
    pdf_tail_bytes: int = 4096


LIMITS = Limits()
