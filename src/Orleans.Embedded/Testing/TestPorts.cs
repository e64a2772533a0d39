namespace Orleans.TestingHost;

/// <summary>Port numbers that no other test cluster of this process has; nothing listens on them.</summary>
internal static class TestPorts
{
    private static int _last = 20_000;

    public static int Allocate(int count) => Interlocked.Add(ref _last, count) - count + 1;
}
