using OrleansFlow.Capture;

namespace OrleansFlow.DataStream.Tests.Capture;

internal static class Captured
{
    /// <summary>Sends an object through its captured form.</summary>
    public static T Copy<T>(T value)
        where T : class =>
        CapturedObject.Restore<T>(CapturedObject.Capture(value, "Map"), UserTypeResolver.ForProgram());

    public static string Refusal(object value) => Assert.Throws<JobSubmissionException>(() => CapturedObject.Capture(value, "Map")).Message;
}
