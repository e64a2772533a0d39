namespace Orleans.Configuration;

/// <summary>How streams are spread over queues.</summary>
public class HashRingStreamQueueMapperOptions
{
    /// <summary>Default of <see cref="TotalQueueCount"/>.</summary>
    public const int DEFAULT_NUM_QUEUES = 8;

    /// <summary>Number of queues, at least 1; 8 unless set.</summary>
    public int TotalQueueCount { get; set; } = DEFAULT_NUM_QUEUES;
}
