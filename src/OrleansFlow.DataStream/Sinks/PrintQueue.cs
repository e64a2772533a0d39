using System.Runtime.CompilerServices;
using System.Text;
using OrleansFlow.Runtime;

namespace OrleansFlow.Sinks;

/// <summary>
/// Lines on their way to a console, from all who print to it. While there are some, one thread of their own writes them: a
/// console that nobody reads blocks that one.
/// </summary>
/// <param name="target">The console.</param>
internal sealed class PrintQueue(TextWriter target)
{
    private const int Limit = 64 * 1024;

    private static readonly ConditionalWeakTable<TextWriter, PrintQueue> Queues = [];

    private readonly Lock _lock = new();
    private StringBuilder _lines = new();
    private StringBuilder _spare = new();
    private TaskCompletionSource? _printed;
    private bool _isPrinting;

    /// <summary>The queue before a console; there is one for all jobs.</summary>
    /// <param name="target">The console.</param>
    public static PrintQueue Of(TextWriter target) => Queues.GetValue(target, static target => new PrintQueue(target));

    /// <summary>Adds a line.</summary>
    /// <param name="prefix">Its beginning.</param>
    /// <param name="text">Its end.</param>
    /// <param name="scheduler">Where to print, if nobody does.</param>
    /// <param name="printed">Completes when the line has been printed; fails with what the console threw at it or at a line before.</param>
    /// <returns>Whether there is room for more.</returns>
    public bool Add(string prefix, string? text, IWorkScheduler scheduler, out Task printed)
    {
        lock (_lock)
        {
            _lines.Append(prefix).Append(text).Append(target.NewLine);
            _printed ??= new TaskCompletionSource(scheduler.Completion);
            printed = _printed.Task;
            if (!_isPrinting)
            {
                _isPrinting = true;
                _ = Task.Factory.StartNew(
                    static queue => ((PrintQueue)queue!).Print(),
                    this,
                    CancellationToken.None,
                    TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
                    scheduler.TaskScheduler);
            }

            return _lines.Length < Limit;
        }
    }

    private void Print()
    {
        while (TryTake(out StringBuilder lines, out TaskCompletionSource printed))
        {
            try
            {
                foreach (ReadOnlyMemory<char> chunk in lines.GetChunks())
                {
                    target.Write(chunk.Span);
                }

                target.Flush();
                printed.SetResult();
            }
            catch (Exception exception)
            {
                Fail(printed, exception);
            }
        }
    }

    private bool TryTake(out StringBuilder lines, out TaskCompletionSource printed)
    {
        lock (_lock)
        {
            lines = _lines;
            printed = _printed!;
            if (_printed is null)
            {
                _isPrinting = false;
                return false;
            }

            // What was printed last leaves its memory to what is added meanwhile.
            _lines = _spare.Clear();
            _spare = lines;
            _printed = null;
            return true;
        }
    }

    // Who has added lines behind those that failed hears of it by them.
    private void Fail(TaskCompletionSource printed, Exception exception)
    {
        TaskCompletionSource? next;
        lock (_lock)
        {
            next = _printed;
            _printed = null;
            _lines.Clear();
        }

        foreach (TaskCompletionSource failed in next is null ? [printed] : (TaskCompletionSource[])[printed, next])
        {
            failed.SetException(exception);
            _ = failed.Task.Exception;
        }
    }
}
