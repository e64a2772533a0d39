namespace OrleansFlow.Benchmarks.HandWritten;

/// <summary>Runs loops on threads of their own and waits for them.</summary>
internal static class Threads
{
    public static void Run(params IEnumerable<Action> loops)
    {
        var threads = loops.Select(loop => new Thread(() => loop()) { IsBackground = true }).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
    }
}
