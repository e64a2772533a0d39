namespace Orleans.Configuration;

/// <summary>How queues are read and items delivered.</summary>
public class StreamPullingAgentOptions
{
    /// <summary>Default of <see cref="BatchContainerBatchSize"/>.</summary>
    public static readonly int DEFAULT_BATCH_CONTAINER_BATCH_SIZE = 1;

    /// <summary>Default of <see cref="GetQueueMsgsTimerPeriod"/>.</summary>
    public static readonly TimeSpan DEFAULT_GET_QUEUE_MESSAGES_TIMER_PERIOD = TimeSpan.FromMilliseconds(100);

    /// <summary>Default of <see cref="InitQueueTimeout"/>.</summary>
    public static readonly TimeSpan DEFAULT_INIT_QUEUE_TIMEOUT = TimeSpan.FromSeconds(5);

    /// <summary>Default of <see cref="MaxEventDeliveryTime"/>.</summary>
    public static readonly TimeSpan DEFAULT_MAX_EVENT_DELIVERY_TIME = TimeSpan.FromMinutes(1);

    /// <summary>Default of <see cref="StreamInactivityPeriod"/>.</summary>
    public static readonly TimeSpan DEFAULT_STREAM_INACTIVITY_PERIOD = TimeSpan.FromMinutes(30);

    /// <summary>Most published batches that one delivery carries; 1 unless set.</summary>
    public int BatchContainerBatchSize { get; set; } = DEFAULT_BATCH_CONTAINER_BATCH_SIZE;

    /// <summary>Time between two reads of a queue; 100 ms unless set.</summary>
    public TimeSpan GetQueueMsgsTimerPeriod { get; set; } = DEFAULT_GET_QUEUE_MESSAGES_TIMER_PERIOD;

    /// <summary>Time a queue has to start; memory queues need none.</summary>
    public TimeSpan InitQueueTimeout { get; set; } = DEFAULT_INIT_QUEUE_TIMEOUT;

    /// <summary>Time for which a failing delivery is tried again before its batch is given up; 1 min unless set.</summary>
    public TimeSpan MaxEventDeliveryTime { get; set; } = DEFAULT_MAX_EVENT_DELIVERY_TIME;

    /// <summary>Time without items after which a stream's subscriptions are forgotten until its next item; 30 min unless set.</summary>
    public TimeSpan StreamInactivityPeriod { get; set; } = DEFAULT_STREAM_INACTIVITY_PERIOD;
}
