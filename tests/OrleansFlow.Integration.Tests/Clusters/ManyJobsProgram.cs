using System.Diagnostics;
using System.Runtime.Loader;

namespace OrleansFlow.Integration.Tests.Clusters;

/// <summary>A program for the command line client: many jobs in a row, and a last one that looks for what they left on the silos.</summary>
public static class ManyJobsProgram
{
    private const int Jobs = 20;

    /// <summary>Runs the jobs.</summary>
    public static async Task Main()
    {
        for (int i = 0; i < Jobs; i++)
        {
            await RunAsync($"job {i}", static number => number);
        }

        await RunAsync("census", static number => CountContexts() is var left && left <= 1
            ? number
            : throw new InvalidOperationException($"The code of {left - 1} jobs is still on the silo."));
    }

    private static async Task RunAsync(string name, Func<long, long> map)
    {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.GetExecutionEnvironment();
        environment.FromSequence(0, 5).Map(map).SinkTo(new Sinks.DiscardingSink<long>());
        await environment.ExecuteAndWaitAsync(name);
    }

    /// <summary>How many jobs' code the process has; this one's is among it. What was just let go may take a few collections.</summary>
    private static int CountContexts()
    {
        var watch = Stopwatch.StartNew();
        int left;
        do
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            left = AssemblyLoadContext.All.Count(static context => context.Name?.StartsWith("OrleansFlow job", StringComparison.Ordinal) == true);
        }
        while (left > 1 && watch.Elapsed < TimeSpan.FromSeconds(10));
        return left;
    }
}
