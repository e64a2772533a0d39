using System.Collections.Concurrent;

namespace Orleans.Conformance.Tests.Infrastructure;

/// <summary>A named list of what happened, written by grains and read by the test.</summary>
internal static class Journal
{
    private static readonly ConcurrentDictionary<string, Page> Pages = new();

    public static void Write(string name, string entry) => Pages.GetOrAdd(name, _ => new Page()).Write(entry);

    public static IReadOnlyList<string> Read(string name) => Pages.GetOrAdd(name, _ => new Page()).Read();

    /// <summary>Waits until the page holds so many entries and returns them.</summary>
    public static Task<IReadOnlyList<string>> ReadAsync(string name, int count) => ReadUntilAsync(name, entries => entries.Count >= count);

    /// <summary>Waits until the page's entries satisfy the condition and returns them.</summary>
    public static async Task<IReadOnlyList<string>> ReadUntilAsync(string name, Func<IReadOnlyList<string>, bool> enough)
    {
        var page = Pages.GetOrAdd(name, _ => new Page());
        while (true)
        {
            var changed = page.Changed;
            var entries = page.Read();
            if (enough(entries))
            {
                return entries;
            }

            await changed.Soon($"page '{name}' holds [{string.Join(", ", entries)}]");
        }
    }

    private sealed class Page
    {
        private readonly Lock _lock = new();
        private readonly List<string> _entries = [];
        private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Changed
        {
            get
            {
                lock (_lock)
                {
                    return _changed.Task;
                }
            }
        }

        public void Write(string entry)
        {
            TaskCompletionSource changed;
            lock (_lock)
            {
                _entries.Add(entry);
                changed = _changed;
                _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            changed.SetResult();
        }

        public IReadOnlyList<string> Read()
        {
            lock (_lock)
            {
                return [.. _entries];
            }
        }
    }
}
