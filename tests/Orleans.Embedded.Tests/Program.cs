using Orleans.Embedded.Tests.Simulation;

namespace Orleans.Embedded.Tests;

/// <summary>Run as a program, the tests simulate one seed and print the hash of its trace.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        if (args is ["trace", var seed])
        {
            Console.WriteLine(Bank.Simulate(ulong.Parse(seed, System.Globalization.CultureInfo.InvariantCulture)).Trace);
            return 0;
        }

        Console.Error.WriteLine("usage: trace SEED");
        return 2;
    }
}
