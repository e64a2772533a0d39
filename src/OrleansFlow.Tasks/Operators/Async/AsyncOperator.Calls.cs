namespace OrleansFlow.Tasks.Operators.Async;

/// <content>The calls: their attempts, answers and deadlines.</content>
internal sealed partial class AsyncOperator<TIn, TOut>
{
    private void Begin(AsyncEntry<TIn, TOut> entry)
    {
        entry.Deadline = _time.GetTimestamp() + _timeoutTicks;
        entry.Cancellation = CancellationTokenSource.CreateLinkedTokenSource(Chain.CancellationToken);
        _underWay++;
        Attempt(entry);
        if (!entry.IsComplete)
        {
            SetTimer(entry.Deadline);
        }
    }

    private void Attempt(AsyncEntry<TIn, TOut> entry)
    {
        entry.Attempts++;
        entry.RetryAt = long.MaxValue;
        Chain.Current = Position;
        ValueTask<IReadOnlyCollection<TOut>> call;
        try
        {
            call = _function.InvokeAsync(entry.Element.Value!, entry.Cancellation!.Token);
        }
        catch (Exception error)
        {
            call = ValueTask.FromException<IReadOnlyCollection<TOut>>(error);
        }

        if (call.IsCompleted)
        {
            Complete(entry, call);
            return;
        }

        Task<IReadOnlyCollection<TOut>> task = call.AsTask();
        var answer = new Answer(entry, entry.Attempts, task);
        task.GetAwaiter().UnsafeOnCompleted(() => Chain.Mailbox.Post(_onAnswer, answer, Position));
    }

    private void OnAnswer(Answer answer)
    {
        AsyncEntry<TIn, TOut> entry = answer.Entry;
        if (_closed || entry.IsComplete || entry.Attempts != answer.Attempt)
        {
            // Too late: the time was over. An exception nobody waits for is looked at all the same.
            _ = answer.Call.Exception;
            return;
        }

        Chain.Current = Position;
        Complete(entry, new ValueTask<IReadOnlyCollection<TOut>>(answer.Call));
        Advance();
    }

    private void Complete(AsyncEntry<TIn, TOut> entry, ValueTask<IReadOnlyCollection<TOut>> call)
    {
        bool mayRetry = _retry is not null && entry.Attempts < _retry.MaxAttempts;
        IReadOnlyCollection<TOut> results;
        try
        {
            results = call.GetAwaiter().GetResult()
                ?? throw new OrleansFlowException($"The asynchronous function of operator '{Scope.Name}' returned null instead of results; return an empty collection for none.");
        }
        catch (Exception error) when (mayRetry && _retry!.ExceptionPredicate is { } predicate && predicate(error))
        {
            RetryLater(entry);
            return;
        }

        if (mayRetry && _retry!.ResultPredicate is { } isBad && isBad(results))
        {
            RetryLater(entry);
            return;
        }

        SetResults(entry, results);
    }

    private void RetryLater(AsyncEntry<TIn, TOut> entry)
    {
        entry.RetryAt = _time.GetTimestamp() + (long)(_retry!.DelayAfter(entry.Attempts).TotalSeconds * _time.TimestampFrequency);
        SetTimer(entry.RetryAt);
    }

    private void SetResults(AsyncEntry<TIn, TOut> entry, IReadOnlyCollection<TOut> results)
    {
        entry.Results = results;
        entry.RetryAt = long.MaxValue;
        entry.Cancellation!.Dispose();
        entry.Cancellation = null;
        _queue.OnComplete(entry);
    }

    // One timer for all: for the earliest of the deadlines and of the attempts to come.
    private void SetTimer(long at)
    {
        if (at >= _timerAt)
        {
            return;
        }

        _timerAt = at;
        TimeSpan due = TimeSpan.FromSeconds(Math.Max(0, (at - _time.GetTimestamp()) / (double)_time.TimestampFrequency)) + TimeSpan.FromTicks(1);
        _timer ??= _time.CreateTimer(
            static me => ((AsyncOperator<TIn, TOut>)me!).PostTime(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        _timer.Change(due, Timeout.InfiniteTimeSpan);
    }

    private void PostTime() => Chain.Mailbox.Post(_onTime, null, Position);

    private void OnTime()
    {
        if (_closed)
        {
            return;
        }

        _timerAt = long.MaxValue;
        long now = _time.GetTimestamp();
        long next = long.MaxValue;
        for (AsyncEntry<TIn, TOut>? entry = _queue.First; entry is not null; entry = entry.Next)
        {
            if (entry.IsComplete || entry.Attempts == 0)
            {
                continue;
            }

            if (entry.Deadline <= now)
            {
                Chain.Current = Position;
                entry.Cancellation!.Cancel();
                SetResults(entry, _function.Timeout(entry.Element.Value!, _timeout));
            }
            else if (entry.RetryAt <= now)
            {
                Attempt(entry);
            }

            if (!entry.IsComplete)
            {
                next = Math.Min(next, Math.Min(entry.Deadline, entry.RetryAt));
            }
        }

        if (next != long.MaxValue)
        {
            SetTimer(next);
        }

        Advance();
    }

    private sealed record Answer(AsyncEntry<TIn, TOut> Entry, int Attempt, Task<IReadOnlyCollection<TOut>> Call);
}
