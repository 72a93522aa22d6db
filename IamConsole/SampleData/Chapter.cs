namespace IamConsole.SampleData;

/// <summary>Something that happened in the sample company's past.</summary>
/// <param name="DaysAgo">When, in days before now.</param>
/// <param name="Tell">What.</param>
internal sealed record Chapter(double DaysAgo, Func<Narrator, Task> Tell);
