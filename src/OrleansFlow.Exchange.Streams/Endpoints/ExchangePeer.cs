namespace OrleansFlow.Exchange.Streams;

/// <summary>An attempt of the same job, on the wire.</summary>
/// <param name="VertexHigh">Upper half of the vertex' id.</param>
/// <param name="VertexLow">Lower half of the vertex' id.</param>
/// <param name="Subtask">Index of the subtask.</param>
/// <param name="Attempt">Number of the attempt.</param>
[GenerateSerializer, Immutable, Alias("OrleansFlow.Exchange.ExchangePeer")]
public readonly record struct ExchangePeer(
    [property: Id(0)] ulong VertexHigh,
    [property: Id(1)] ulong VertexLow,
    [property: Id(2)] int Subtask,
    [property: Id(3)] int Attempt)
{
    internal static ExchangePeer Of(ExecutionAttemptId attempt) =>
        new((ulong)(attempt.Vertex.Value >> 64), (ulong)attempt.Vertex.Value, attempt.Subtask, attempt.Attempt);

    internal ExecutionAttemptId In(JobId job) => new(job, new JobVertexId(new UInt128(VertexHigh, VertexLow)), Subtask, Attempt);
}
