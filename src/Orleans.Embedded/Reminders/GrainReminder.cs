namespace Orleans.Runtime.ReminderService;

/// <summary>A registered reminder.</summary>
[GenerateSerializer]
[Immutable]
internal sealed record GrainReminder([property: Id(0)] GrainId GrainId, [property: Id(1)] string ReminderName, [property: Id(2)] long Number) : IGrainReminder;
