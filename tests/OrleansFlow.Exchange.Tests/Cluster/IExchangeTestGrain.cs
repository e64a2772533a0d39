namespace OrleansFlow.Exchange.Tests;

/// <summary>Stands in for a subtask grain: its key is an execution attempt, it hosts that attempt's gate or partition.</summary>
public interface IExchangeTestGrain : IGrainWithStringKey
{
    /// <summary>Activates the grain.</summary>
    Task<string> WhereAsync();

    /// <summary>Emits the numbers from 0 on and ends.</summary>
    Task ProduceAsync(string partitioner, TestPeer[] consumers, int records, Dictionary<string, string> configuration);

    /// <summary>Emits a few numbers and fails.</summary>
    Task ProduceAndFailAsync(TestPeer[] consumers, int records, string message);

    /// <summary>Completes when the producer has once had no credit.</summary>
    [Orleans.Concurrency.AlwaysInterleave]
    Task WhenStalledAsync();

    /// <summary>Takes all until each producer has ended; the numbers by producer.</summary>
    Task<long[][]> ConsumeAsync(TestPeer[] producers, Dictionary<string, string> configuration, bool waitsForRelease);

    /// <summary>Lets a consumer that waits go on.</summary>
    [Orleans.Concurrency.AlwaysInterleave]
    Task ReleaseAsync();

    /// <summary>Sends numbers through the stream of the channel to a consumer, as a user of the stream would.</summary>
    Task SendThroughStreamAsync(TestPeer consumer, int batches);
}

[GenerateSerializer, Immutable]
public readonly record struct TestPeer([property: Id(0)] string Attempt, [property: Id(1)] string Silo);
