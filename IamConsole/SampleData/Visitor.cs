namespace IamConsole.SampleData;

/// <summary>A user of the sample company who asks for something.</summary>
/// <param name="Name">The user name.</param>
/// <param name="Key">Which of the user's access keys signs, counted from the oldest; none at a browser.</param>
/// <param name="UserAgent">Which program asks.</param>
/// <param name="SourceIp">From where.</param>
internal sealed record Visitor(string Name, int? Key, string UserAgent, string SourceIp);
