using OrleansFlow.Tasks;

namespace OrleansFlow.Exchange.Tests;

/// <summary>Attempts and endpoints for tests.</summary>
internal static class Ids
{
    public const string Edge = "edge-1";
    public const string Silo = "silo-1";
    public const string OtherSilo = "silo-2";

    public static readonly JobId Job = new(7);
    private static readonly JobVertexId ProducerVertex = new(1);
    private static readonly JobVertexId ConsumerVertex = new(2);

    public static ExecutionAttemptId Producer(int subtask, int attempt = 0) => new(Job, ProducerVertex, subtask, attempt);

    public static ExecutionAttemptId Consumer(int subtask, int attempt = 0) => new(Job, ConsumerVertex, subtask, attempt);

    public static ChannelId Channel(int producer = 0, int consumer = 0) => new(Edge, Producer(producer), Consumer(consumer));

    public static EdgeEndpoints Consumers(int count, int maxParallelism = 128, string silo = Silo) =>
        new(Edge, [.. Enumerable.Range(0, count).Select(i => new ChannelPeer(Consumer(i), silo, maxParallelism, count))]);

    public static EdgeEndpoints Producers(int count, string silo = Silo) =>
        new(Edge, [.. Enumerable.Range(0, count).Select(i => new ChannelPeer(Producer(i), silo, 128, count))]);
}
