namespace OrleansFlow.Tasks.Watermarks;

/// <summary>How long something has been paused in all (org.apache.flink.util.clock.PausableRelativeClock).</summary>
/// <param name="time">The clock.</param>
internal sealed class PausedTime(TimeProvider time)
{
    private long _before;
    private long _since;
    private bool _isPaused;

    /// <summary>The sum, in milliseconds.</summary>
    public long Milliseconds => _before + (_isPaused ? Now - _since : 0);

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Pauses it, or lets it go on.</summary>
    public void Set(bool isPaused)
    {
        if (isPaused == _isPaused)
        {
            return;
        }

        if (isPaused)
        {
            _since = Now;
        }
        else
        {
            _before += Now - _since;
        }

        _isPaused = isPaused;
    }
}
