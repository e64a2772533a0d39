namespace Orleans.Embedded;

/// <summary>How callers fetch the sequences that grains produce.</summary>
internal interface IEnumerationExtension : IGrainExtension
{
    [Concurrency.AlwaysInterleave]
    Task<EnumerationBatch> StartAsync(Guid id, [Immutable] RequestBase request, int batchSize, CancellationToken cancellationToken);

    [Concurrency.AlwaysInterleave]
    Task<EnumerationBatch> MoveNextAsync(Guid id, int batchSize, CancellationToken cancellationToken);

    [Concurrency.AlwaysInterleave]
    Task DisposeAsync(Guid id);
}
