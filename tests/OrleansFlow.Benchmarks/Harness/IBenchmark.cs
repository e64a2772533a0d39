namespace OrleansFlow.Benchmarks.Harness;

/// <summary>A thing measured beside the same work written by hand, in one process.</summary>
internal interface IBenchmark : IAsyncDisposable
{
    string Name { get; }

    /// <summary>What one unit of the work is: record, word, call.</summary>
    string Unit { get; }

    /// <summary>Units of one round.</summary>
    long Units { get; }

    /// <summary>Makes the input and starts clusters; not measured.</summary>
    Task PrepareAsync();

    /// <summary>One round of ours.</summary>
    /// <returns>What it took and what came out.</returns>
    Task<Round> OursAsync();

    /// <summary>One round of the hand-written one.</summary>
    /// <returns>What it took and what came out.</returns>
    Task<Round> HandWrittenAsync();

    /// <summary>Further figures, a line each.</summary>
    IEnumerable<string> Remarks => [];
}

/// <summary>A round: how long it took, and a digest of its results, the same for both sides.</summary>
internal readonly record struct Round(TimeSpan Elapsed, long Digest);
