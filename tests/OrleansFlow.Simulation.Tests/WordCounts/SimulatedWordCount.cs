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
            Faults = settings.Faults ?? new SimulatedFaults(),
            Limit = TimeSpan.FromHours(6),
        });
        var output = new JobOutput();
        JobOutput? afterwards = null;
        try
        {
            SimulatedCluster.Run(simulation, settings.Silos, async cluster =>
            {
                foreach ((int silo, long step) in settings.Kills)
                {
                    cluster.KillAtStep(silo, simulation.Steps + step);
                }

                await CountAsync(cluster, settings, output);
                if (settings.CountAfterwards is { } wait)
                {
                    await cluster.RecoverAsync(wait);
                    await CountAsync(cluster, settings, afterwards = new JobOutput());
                }
            });
        }
        finally
        {
            Seeds.KeepTrace(simulation);
        }

        string trace = simulation.TraceText + string.Join('\n', output.Updates) + "\n" + output.Failure?.Message;
        string hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(trace)));
        return new SimulatedRun(trace, hash, output, simulation.UtcNow - simulation.Options.Start, simulation.Steps) { Afterwards = afterwards };
    }

    private static async Task CountAsync(SimulatedCluster cluster, WordCountSettings settings, JobOutput output)
    {
        try
        {
            await CountWithoutFaultsAsync(cluster, settings, output.Updates);
        }
        catch (Exception failure) when (settings.Faults is not null || settings.Kills.Count > 0)
        {
            output.Failure = failure;
        }
    }

    private static async Task CountWithoutFaultsAsync(SimulatedCluster cluster, WordCountSettings settings, List<string> output)
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
            await foreach (string update in updates.ExecuteAndCollectAsync())
            {
                output.Add(update);
            }

            return;
        }

        updates.SinkTo(new Sinks.TextFileSink<string>(settings.OutputDirectory));
        await environment.ExecuteAndWaitAsync();
        output.AddRange(Directory.GetFiles(settings.OutputDirectory).Order(StringComparer.Ordinal).SelectMany(File.ReadLines));
    }
}
