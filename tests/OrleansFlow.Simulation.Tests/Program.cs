using System.Globalization;
using OrleansFlow.Simulation.Tests.WordCounts;

namespace OrleansFlow.Simulation.Tests;

/// <summary>Run as a program, the tests simulate one seed, write its trace to a file and print the hash of that.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        if (args is ["trace" or "trace-faults", var number, var directory, var trace])
        {
            ulong seed = ulong.Parse(number, CultureInfo.InvariantCulture);
            SimulatedRun run = SimulatedWordCount.Run(seed, args[0] == "trace" ? new WordCountSettings { OutputDirectory = directory } : FaultTests.Draw(seed));
            File.WriteAllText(trace, run.Trace);
            Console.WriteLine(run.Hash);
            return 0;
        }

        Console.Error.WriteLine("usage: trace|trace-faults SEED OUTPUT-DIRECTORY TRACE-FILE");
        return 2;
    }
}
