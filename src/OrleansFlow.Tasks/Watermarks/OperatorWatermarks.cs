namespace OrleansFlow.Tasks.Watermarks;

/// <summary>Reads where the inputs and outputs of an operator stand in event time, for metrics; all from any thread.</summary>
internal sealed class OperatorWatermarks
{
    /// <summary>For each input what reads its watermark.</summary>
    public SortedDictionary<int, Func<long>> Inputs { get; } = [];

    /// <summary>Reads the watermark last emitted; null for an operator without outputs.</summary>
    public Func<long>? Output { get; set; }
}
