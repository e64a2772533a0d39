namespace OrleansFlow.Tasks.Tests.Windowing;

/// <summary>What a window operator is compared with: each call gives the results in the order of their timestamps.</summary>
internal interface IWindowModel
{
    List<(Click Value, long Timestamp)> Late { get; }

    List<(Click Value, long Timestamp)> Element(Click click, long timestamp);

    List<(Click Value, long Timestamp)> Watermark(long watermark);
}
