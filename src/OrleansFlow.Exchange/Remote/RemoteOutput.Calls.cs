namespace OrleansFlow.Exchange;

/// <content>The calls to the consumer and what comes of them.</content>
internal sealed partial class RemoteOutput
{
    private void Pump()
    {
        while (true)
        {
            long sequence;
            SegmentBuffer? buffer;
            lock (_lock)
            {
                if (_isClosed || _failure is not null || _window is null)
                {
                    return;
                }

                if (!_window.TryStartCall(environment.Schedule.Now, out sequence, out buffer))
                {
                    ScheduleNext();
                    return;
                }

                buffer!.Share();
            }

            _ = CallAsync(sequence, buffer);
        }
    }

    private async Task CallAsync(long sequence, SegmentBuffer buffer)
    {
        SegmentAnswer? answer = null;
        try
        {
            Segment segment = new(id, sequence, buffer, Segment.ChecksumOf(id, sequence, buffer.Span));
            answer = await environment.Carrier.SendAsync(segment);
        }
        catch (Exception lost)
        {
            // The call may yet be executed: its number makes that harmless, but its bytes must stay what they are.
            buffer.KeepFromPool();
            environment.Log.CallFailed(id, sequence, lost);
        }

        buffer.Release();
        Ended(sequence, answer);
    }

    private void Ended(long sequence, SegmentAnswer? answer)
    {
        bool isNew = false;
        lock (_lock)
        {
            if (_window is null)
            {
                return;
            }

            _window.CallEnded(sequence, answer?.Status == SegmentStatus.Received, environment.Schedule.Now);
            if (answer is { } news && !_isClosed)
            {
                isNew = HearLocked(news.Acknowledged, news.CreditLimit, news.Status == SegmentStatus.Closed);
            }
        }

        if (answer is { Status: SegmentStatus.Failed, Reason: { } reason })
        {
            Fail(reason);
            return;
        }

        Pump();
        if (isNew)
        {
            _listener?.OnProgress();
        }
    }

    private async Task AskAsync()
    {
        SegmentAnswer? answer = null;
        try
        {
            answer = await environment.Carrier.ProbeAsync(id);
        }
        catch (Exception lost)
        {
            environment.Log.CallFailed(id, -1, lost);
        }

        lock (_lock)
        {
            _isAsking = false;
        }

        if (answer is { Status: SegmentStatus.Failed, Reason: { } reason })
        {
            Fail(reason);
        }
        else if (answer is { } news)
        {
            Hear(news.Acknowledged, news.CreditLimit, news.Status == SegmentStatus.Closed);
        }
    }
}
