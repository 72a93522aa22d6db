namespace IamConsole.Components.Pages.SecurityCredentials;

/// <summary>What somebody wants an access key for, and what AWS recommends in its place.</summary>
/// <param name="Title">The choice.</param>
/// <param name="Text">What it means.</param>
/// <param name="Alternatives">What is better, one sentence each; none where nothing in particular is.</param>
internal sealed record AccessKeyUseCase(string Title, string Text, IReadOnlyList<string> Alternatives)
{
    public static IReadOnlyList<AccessKeyUseCase> All { get; } =
    [
        new(
            "Command Line Interface (CLI)",
            "You plan to use this access key with the AWS CLI.",
            ["Use a browser-based shell such as AWS CloudShell.", "Sign in to the AWS CLI V2 through IAM Identity Center: it fetches temporary credentials for you."]),
        new(
            "Local code",
            "You plan to use this access key with application code in a local development environment.",
            ["Use an IDE with a toolkit that signs in through IAM Identity Center."]),
        new(
            "Application running on an AWS compute service",
            "You plan to use this access key with code on Amazon EC2, Amazon ECS, AWS Lambda and the like.",
            ["Give the instance, task or function an IAM role: it gets temporary credentials that rotate by themselves."]),
        new(
            "Third-party service",
            "You plan to use this access key for a third-party application or service that monitors or manages your resources.",
            ["Let the service assume a role in your account, with an external ID; prefer temporary credentials where it offers them."]),
        new(
            "Application running outside AWS",
            "You plan to use this access key with a workload in your data centre or another cloud.",
            ["Use IAM Roles Anywhere: the workload proves itself with a certificate and gets temporary credentials."]),
        new("Other", "Your use case is not listed here.", []),
    ];
}
