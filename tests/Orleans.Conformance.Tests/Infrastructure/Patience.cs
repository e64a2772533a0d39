using System.Runtime.CompilerServices;

namespace Orleans.Conformance.Tests.Infrastructure;

/// <summary>Bounds every wait of a test, so that a defect is a failure and not a hang.</summary>
internal static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(25);

    public static async Task Soon(this Task task, string? otherwise = null, [CallerArgumentExpression(nameof(task))] string? what = null)
    {
        try
        {
            await task.WaitAsync(Limit);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            throw new TimeoutException($"{what} did not end within {Limit.TotalSeconds} s; {otherwise}");
        }
    }

    public static async Task<T> Soon<T>(this Task<T> task, [CallerArgumentExpression(nameof(task))] string? what = null)
    {
        await ((Task)task).Soon(null, what);
        return await task;
    }

    public static Task<T> Soon<T>(this ValueTask<T> task, [CallerArgumentExpression(nameof(task))] string? what = null) => task.AsTask().Soon(what);

    /// <summary>Repeats a question until the answer satisfies, yielding between.</summary>
    public static async Task<T> Eventually<T>(this Func<Task<T>> question, Func<T, bool> satisfied)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            var answer = await question();
            if (satisfied(answer))
            {
                return answer;
            }

            if (limit.IsCancellationRequested)
            {
                throw new TimeoutException($"the last answer was {answer}");
            }

            await Task.Yield();
        }
    }
}
