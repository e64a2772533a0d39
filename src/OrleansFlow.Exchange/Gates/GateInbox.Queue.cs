namespace OrleansFlow.Exchange;

/// <content>The queue of channels with data, and finding channels. All of it under the lock.</content>
internal sealed partial class GateInbox
{
    /// <summary>The channel of a producer, by its index; producers stand in the order of their subtasks. Under the lock.</summary>
    private InputChannel? Find(ExecutionAttemptId producer)
    {
        int low = 0;
        int high = _channels.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            InputChannel channel = _channels[middle];
            int order = channel.Producer.Subtask.CompareTo(producer.Subtask);
            if (order == 0)
            {
                return channel.Producer == producer ? channel : null;
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return null;
    }

    private void AddReady(InputChannel channel)
    {
        channel.IsReady = true;
        if (_lastReady is null)
        {
            _firstReady = channel;
        }
        else
        {
            _lastReady.NextReady = channel;
        }

        _lastReady = channel;
    }

    private InputChannel? RemoveReady()
    {
        while (_firstReady is { } channel)
        {
            _firstReady = channel.NextReady;
            if (_firstReady is null)
            {
                _lastReady = null;
            }

            channel.NextReady = null;
            channel.IsReady = false;
            if (!channel.IsBlocked)
            {
                return channel;
            }
        }

        return null;
    }

    private void DropBatches(InputChannel channel)
    {
        while (channel.Queued > 0)
        {
            channel.Remove().Release();
            _queued--;
        }
    }
}
