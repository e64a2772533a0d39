using System.Security.Cryptography;
using System.Text;
using OrleansFlow.Configuration;
using OrleansFlow.Exchange;
using OrleansFlow.Sources;

namespace OrleansFlow.Simulation.Tests.WordCounts;

/// <summary>A word count over simulated silos, from a text file to files or the client; records go over the serialized exchange.</summary>
internal static class SimulatedWordCount
{
    public static string InputFile { get; } = Path.Combine(AppContext.BaseDirectory, "words.txt");

    public static SimulatedRun Run(ulong seed, WordCountSettings settings)
    {
        var simulation = new DeterministicRuntime(new SimulationOptions
        {
            Seed = seed,
            MaxMessageDelay = settings.MaxMessageDelay,
            MaxStorageDelay = settings.MaxStorageDelay,
            WorkItemDuration = settings.StepTime,
        });
        List<string> updates = [];
        SimulatedCluster.Run(simulation, settings.Silos, async cluster => updates = await CountAsync(cluster, settings));

        string trace = simulation.TraceText + string.Join('\n', updates) + "\n";
        return new SimulatedRun(trace, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(trace))), updates, simulation.UtcNow - simulation.Options.Start);
    }

    private static async Task<List<string>> CountAsync(SimulatedCluster cluster, WordCountSettings settings)
    {
        JobConfiguration configuration = new JobConfiguration()
            .Set(ExchangeOptions.ForceRemote, settings.ForceRemote)
            .Set(ExchangeOptions.BatchRecords, settings.BatchRecords)
            .Set(ExchangeOptions.MaxCallsInFlight, settings.MaxCallsInFlight);
        StreamExecutionEnvironment environment = cluster.CreateEnvironment(settings.Parallelism, configuration).SetBufferTimeout(settings.BufferTimeoutMs);
        DataStream<string> updates = environment
            .ReadTextFile(InputFile, new TextFileSourceOptions { SplitLength = 2000, BufferLength = 512 })
            .FlatMap(static (string line, Functions.ICollector<(string Word, long Count)> output) =>
            {
                foreach (string word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    output.Collect((word, 1L));
                }
            })
            .KeyBy(static pair => pair.Word)
            .Reduce(static (a, b) => (a.Word, a.Count + b.Count))
            .Map(static pair => FormattableString.Invariant($"{pair.Word},{pair.Count}"));
        if (settings.OutputDirectory is null)
        {
            var collected = new List<string>();
            await foreach (string update in updates.ExecuteAndCollectAsync())
            {
                collected.Add(update);
            }

            return collected;
        }

        updates.SinkTo(new Sinks.TextFileSink<string>(settings.OutputDirectory));
        await environment.ExecuteAndWaitAsync();
        return [.. Directory.GetFiles(settings.OutputDirectory).Order(StringComparer.Ordinal).SelectMany(File.ReadLines)];
    }
}
