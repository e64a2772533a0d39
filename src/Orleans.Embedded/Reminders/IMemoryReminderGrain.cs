namespace Orleans.Runtime.ReminderService;

/// <summary>Keeps the reminders of one grain, whose id is its key.</summary>
internal interface IMemoryReminderGrain : IGrainWithStringKey
{
    Task<GrainReminder> RegisterAsync(string name, TimeSpan due, TimeSpan period);

    Task<bool> UnregisterAsync(string name, long number);

    Task<GrainReminder[]> ListAsync();
}
