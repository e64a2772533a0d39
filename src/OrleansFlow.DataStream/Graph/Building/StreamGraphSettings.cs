using OrleansFlow.Configuration;

namespace OrleansFlow.Graph;

/// <summary>What holds for operators that set nothing themselves.</summary>
internal sealed record StreamGraphSettings
{
    public required JobConfiguration Configuration { get; init; }

    public required IReadOnlyDictionary<string, string> GlobalJobParameters { get; init; }

    public required int Parallelism { get; init; }

    public int? MaxParallelism { get; init; }

    public long BufferTimeoutMs { get; init; } = 100;
}
