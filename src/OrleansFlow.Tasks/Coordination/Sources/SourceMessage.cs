namespace OrleansFlow.Tasks.Coordination.Sources;

/// <summary>What a source's readers and its enumerator tell each other.</summary>
internal enum SourceMessage : byte
{
    /// <summary>Reader: here I am (ReaderRegistrationEvent).</summary>
    RegisterReader = 1,
    /// <summary>Reader: give me a split (RequestSplitEvent).</summary>
    RequestSplit = 2,
    /// <summary>Either: an event in the source's own format (SourceEventWrapper).</summary>
    SourceEvent = 3,
    /// <summary>Enumerator: read these splits (AddSplitEvent).</summary>
    AddSplits = 4,
    /// <summary>Enumerator: no more come (NoMoreSplitsEvent).</summary>
    NoMoreSplits = 5,
    /// <summary>Reader: this is my watermark (ReportedWatermarkEvent).</summary>
    ReportWatermark = 6,
    /// <summary>Enumerator: read no further than this (WatermarkAlignmentEvent).</summary>
    AlignWatermark = 7,
}
