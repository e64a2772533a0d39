using System.Diagnostics;

namespace OrleansFlow.Benchmarks.Benchmarks;

/// <summary>
/// When the records of a round began and ended to flow, and the digest of what came out. Planning and deploying a job is measured by
/// the benchmark `deploy`, not by those of throughput.
/// </summary>
internal static class Marks
{
    private static long s_begin;
    private static long s_end;
    private static long s_digest;

    public static void Reset()
    {
        s_begin = 0;
        s_end = 0;
        s_digest = 0;
    }

    public static void Begin()
    {
        if (s_begin == 0)
        {
            Interlocked.CompareExchange(ref s_begin, Stopwatch.GetTimestamp(), 0);
        }
    }

    public static void End(long digest)
    {
        Interlocked.Add(ref s_digest, digest);
        Interlocked.Exchange(ref s_end, Stopwatch.GetTimestamp());
    }

    public static Harness.Round Read() => new(Stopwatch.GetElapsedTime(s_begin, s_end), s_digest);
}
