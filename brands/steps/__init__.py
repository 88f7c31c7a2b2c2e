"""The steps of an extraction, one a file: gather (fetch), look (pictures and colours), structure (one findings value).

Params of the job: ``url`` (text or ``None``; without a scheme https is tried first), ``location`` (object or ``None``: ``country``,
``languages``), ``has_logo`` (whether the input of ordinal 0 is the uploaded logo; all others are uploaded images). Outputs: ``gather``
leaves ``domain``, ``bundle`` (key of the gathered documents in private storage), ``cautions``; ``look`` leaves ``marks``, ``pixels``;
``structure`` leaves ``findings`` (:meth:`brands.extraction.findings.BrandFindings.to_json`), which is what is stored.
"""
